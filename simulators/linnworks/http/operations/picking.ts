import { Args } from '../../behaviour/args';
import { refuse } from '../../behaviour/errors';
import { checkAllocatable } from '../../behaviour/wave-checks';
import { addWave, removeFromWave } from '../../behaviour/waves';
import type { OrderRecord } from '../../store/order-record';
import type { World } from '../../store/world';
import { allocationView, waveHeaderView, wavesReply } from '../../views/wave-view';
import { flat, read, wrapped, type OperationTable } from '../operation';

function checkReply(world: World, args: Args) {
	const checks = args.integers('OrderIds').map((num) => checkAllocatable(world, num));
	return { Results: checks.map((check, index) => allocationView(world, check, index)) };
}

function headersReply(world: World, args: Args) {
	if (args.isEmpty()) throw refuse('The request parameter is missing.');
	const state = args.text('state');
	const locationId = args.guid('locationId');
	const withOrders = args.text('detailLevel') !== 'OnlyPickWave';
	const waves = world.waves
		.filter((wave) => state === undefined || wave.state === state)
		.filter((wave) => locationId === undefined || wave.locationId === locationId);
	return { PickwaveHeaders: waves.map((wave) => waveHeaderView(world, wave, withOrders)) };
}

function generateReply(world: World, args: Args) {
	const locationId = Args.required(args.guid('LocationId'));
	const numbers = args.children('Orders').map((row) => Args.required(row.integer('OrderId')));
	const checks = numbers.map((num) => checkAllocatable(world, num, locationId));
	const fit = checks.filter((check) => check.errors.length === 0);
	const orders = fit.flatMap((check) => check.order ?? []);
	const draft = {
		locationId,
		userId: args.integer('UserId') ?? 0,
		groupType: args.text('GroupType') === 'Items' ? ('Items' as const) : ('Orders' as const),
		sortingType: 'OrderView' as const,
	};
	return {
		ValidationResults: checks.map((check, index) => allocationView(world, check, index)),
		...wavesReply(world, orders.length > 0 ? [addWave(world, draft, orders)] : []),
	};
}

function deleteReply(world: World, args: Args) {
	const orders = args.integers('OrderIds').map((num) => [num, world.orders.byNumber(num)] as const);
	const outcome = ([, order]: readonly [number, OrderRecord | undefined]) =>
		order ? removeFromWave(world, order) : 'noWave';
	const results = orders.map((row) => ({ num: row[0], result: outcome(row) }));
	const numbersOf = (result: string) =>
		results.filter((r) => r.result === result).map((r) => r.num);
	return { ProcessedOrderIds: numbersOf('removed'), NoPickwaves: numbersOf('noWave') };
}

/** Pick wave calls; here OrderId is the order number. */
export const PICKING: OperationTable = {
	'Picking/CheckAllocatableToPickwave': wrapped(150, checkReply),
	'Picking/GetAllPickingWaveHeaders': read(150, headersReply),
	'Picking/GetPickingWave': read(150, (world, args) => {
		const id = Args.required(args.integer('pickingWaveId'));
		return wavesReply(
			world,
			world.waves.filter((wave) => wave.id === id),
		);
	}),
	'Picking/GeneratePickingWave': flat(150, generateReply),
	'Picking/DeleteOrdersFromPickingWaves': wrapped(150, deleteReply),
};
