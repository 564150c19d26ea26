import { toWrittenNumbers } from '../../../domain/dispatch/written-numbers';
import { aDispatch, aShipment, DispatchShop } from '../../builders/dispatch-builder';
import { shopOrder } from '../../builders/signal-builder';
import { dispatchTo } from './told';

const KEY = shopOrder('6001');
const SECOND = '2026-03-02T09:30:00.000Z';

it('units that were told of another line of their article leave the rest of it its own number', () => {
	const sku = 'SOCK';
	const shop = new DispatchShop().sells('9001', 3, { sku }).sells('9002', 2, { sku });
	shop.removes('9002', 2).sells('9003', 2, { sku });
	const first = aDispatch('101', { 9001: 2, 9002: 2 }, { number: 'T1' });
	expect(dispatchTo(aShipment(first), shop)).toEqual(['1: 3 x 9001, 1 x 9003 [T1]']);
	const [{ id: fulfilmentId } = { id: '' }] = shop.fulfilments;
	const step = { kind: 'createFulfilment', key: 'order-101/', status: 'done', numbers: ['T1'] };
	const steps = JSON.stringify([{ ...step, fulfilmentId }]);
	const written = toWrittenNumbers(KEY, [{ order_key: KEY, recorded_at: SECOND, steps }]);
	const rest = aDispatch('102', { 9001: 1 }, { number: 'T2', processedAt: SECOND });
	expect(dispatchTo(aShipment(first, rest), shop, { written })).toEqual(['1: 1 x 9003 [T2]']);
});
