import type { DispatchedStep } from '../../../domain/dispatch/dispatch-step';
import { toWrittenNumbers } from '../../../domain/dispatch/written-numbers';
import { aDispatch, aShipment, DispatchShop } from '../../builders/dispatch-builder';
import { shopOrder } from '../../builders/signal-builder';
import { dispatchTo, planned, stepsOf } from './told';

const KEY = shopOrder('6001');
const shopWith = (numbers: string[]) =>
	new DispatchShop().sells('9001', 1).fulfils({ 9001: 1 }, numbers);
const leftAs = (number: string) => aShipment(aDispatch('101', { 9001: 1 }, { number }));

/** What the ledger holds of looks, newest first. */
const ledger = (...looks: Array<Partial<DispatchedStep>>) =>
	toWrittenNumbers(
		KEY,
		looks.map((look, at) => ({
			order_key: KEY,
			recorded_at: `2026-03-0${9 - at}T10:00:00Z`,
			steps: JSON.stringify([{ key: 'order-101/', fulfilmentId: '', status: 'done', ...look }]),
		})),
	);
const told = (numbers: string[], fulfilmentId = 'gid://shopify/Fulfillment/2') =>
	ledger({ numbers, fulfilmentId });

describe('a number that is corrected in the warehouse', () => {
	it.each([
		['is written where there is none', [], []],
		['is written where there is none, though we wrote one', [], told(['T1'])],
		['is written over the one that we wrote', ['T1'], told(['T1'])],
		[
			'is written over one that we may have written',
			['T1'],
			ledger({ numbers: ['T1'], status: 'unknown' }),
		],
		['is written over what a person put there, if it is newer', ['HAND'], told(['T1'])],
	])('%s', (_what, numbers, written) => {
		expect(dispatchTo(leftAs('T2'), shopWith(numbers), { written })).toEqual([
			`[${numbers.join(' ')}] becomes [T2]`,
		]);
	});

	it.each([
		['of which we know nothing', ['HAND'], []],
		['that took the place of ours, which is still the same', ['HAND'], told(['T2'])],
		[
			'whose row in the ledger cannot be read',
			['T1'],
			toWrittenNumbers(KEY, [{ order_key: KEY, recorded_at: '', steps: '{' }]),
		],
		['that was told of another order', ['T1'], toWrittenNumbers(shopOrder('6002'), [])],
		['that was only planned', ['T1'], ledger({ numbers: ['T1'], status: 'notStarted' })],
	])('stays away from one %s', (_what, numbers, written) => {
		const { steps, settled } = planned(leftAs('T2'), shopWith(numbers), { written });
		expect(steps).toEqual([]);
		expect(settled.map(({ message }) => message)).toEqual([
			`The shop has ${numbers[0]}, which somebody else put there; the warehouse has T2`,
		]);
	});

	it('is not blanked, and one that is the same is left alone', () => {
		expect(stepsOf(leftAs(''), shopWith(['T1']), { written: told(['T1']) })).toEqual([]);
		const same = planned(leftAs('T1'), shopWith(['T1']));
		expect([same.steps, same.settled.map(({ message }) => message)]).toEqual([[], ['']]);
	});

	it('is found by the ledger where units of the parcel are wanted no more', () => {
		const shop = new DispatchShop().sells('9001', 2).removes('9001', 1);
		shop.fulfils({ 9001: 1 }, ['T1']);
		const shipment = aShipment(aDispatch('101', { 9001: 2 }, { number: 'T2' }));
		expect(stepsOf(shipment, shop)).toEqual([]);
		expect(stepsOf(shipment, shop, { written: told(['T1']) })).toEqual(['[T1] becomes [T2]']);
	});

	it('comes later to a fulfilment of ours that holds a part of the parcel', () => {
		const shop = new DispatchShop().sells('9001', 2).removes('9001', 1);
		shop.fulfils({ 9001: 1 });
		const left = (number: string) => aShipment(aDispatch('101', { 9001: 2 }, { number }));
		const made = ledger({
			...{ kind: 'createFulfilment', numbers: [] },
			fulfilmentId: 'gid://shopify/Fulfillment/2',
		});
		expect(stepsOf(left('T1'), shop)).toEqual([]);
		expect(stepsOf(left('T1'), shop, { written: made })).toEqual(['[] becomes [T1]']);
	});

	it('is written again where nobody knows whether it was, but not over what a person put there', () => {
		const fulfilmentId = 'gid://shopify/Fulfillment/2';
		const lost: Partial<DispatchedStep> = {
			...{ kind: 'updateTracking', numbers: ['T2'], fulfilmentId, status: 'unknown' },
		};
		const written = ledger(lost, lost, { numbers: ['T1'], fulfilmentId });
		expect(stepsOf(leftAs('T2'), shopWith(['T1']), { written })).toEqual(['[T1] becomes [T2]']);
		expect(stepsOf(leftAs('T2'), shopWith(['HAND']), { written })).toEqual([]);
		expect(stepsOf(leftAs('T3'), shopWith(['T2']), { written })).toEqual(['[T2] becomes [T3]']);
	});

	it('does not take the place of one that a person gave where we had none', () => {
		const made = ledger({
			...{ kind: 'createFulfilment', numbers: [] },
			fulfilmentId: 'gid://shopify/Fulfillment/2',
		});
		expect(stepsOf(leftAs('T2'), shopWith(['HAND']), { written: made })).toEqual([]);
	});

	it('is told of every fulfilment of the parcel', () => {
		const shop = new DispatchShop().sells('9001', 1).sells('9002', 1, { at: '2' });
		const order = (number: string) => aShipment(aDispatch('101', { 9001: 1, 9002: 1 }, { number }));
		dispatchTo(order('T1'), shop);
		const steps = shop.fulfilments.map(({ id: fulfilmentId }) => ({
			...{ key: 'order-101/', status: 'done', numbers: ['T1'], fulfilmentId },
		}));
		const rows = [{ order_key: KEY, recorded_at: '2026-03-02', steps: JSON.stringify(steps) }];
		const written = toWrittenNumbers(KEY, rows);
		expect(stepsOf(order('T2'), shop, { written })).toEqual([
			'[T1] becomes [T2]',
			'[T1] becomes [T2]',
		]);
	});

	it('follows the newest row of the ledger', () => {
		const fulfilmentId = 'gid://shopify/Fulfillment/2';
		const written = ledger({ numbers: ['T2'], fulfilmentId }, { numbers: ['T1'], fulfilmentId });
		expect(stepsOf(leftAs('T2'), shopWith(['HAND']), { written })).toEqual([]);
		expect(stepsOf(leftAs('T3'), shopWith(['HAND']), { written })).toEqual(['[HAND] becomes [T3]']);
	});
});

it('what we told of a store without a number is not told again', () => {
	const locations = { 1: 'main' };
	const shop = new DispatchShop().sells('9001', 2, { at: '2' });
	const half = aShipment(aDispatch('101', { 9001: 1 }, { number: '' }));
	dispatchTo(half, shop);
	const { id: fulfilmentId = '' } = shop.fulfilments[0] ?? {};
	const written = ledger({ kind: 'createFulfilment', numbers: [], fulfilmentId });
	expect(stepsOf(half, shop, { locations, written })).toEqual([]);
});

it('two warehouse orders that share a number keep their units apart', () => {
	const shop = new DispatchShop().sells('9001', 1).sells('9002', 1);
	const both = aShipment(
		aDispatch('101', { 9001: 1 }, { number: 'T1' }),
		aDispatch('102', { 9002: 1 }, { number: 'T1' }),
	);
	expect(dispatchTo(both, shop)).toEqual(['1: 1 x 9001 [T1]', '1: 1 x 9002 [T1]']);
});
