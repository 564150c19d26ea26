import {
	getNamedType,
	isCompositeType,
	isInterfaceType,
	isObjectType,
	Kind,
	type DocumentNode,
	type FieldNode,
	type FragmentDefinitionNode,
	type GraphQLCompositeType,
	type GraphQLSchema,
	type OperationDefinitionNode,
	type SelectionSetNode,
	type ValueNode,
} from 'graphql';

const MUTATION_COST = 10;
const CONNECTION_COST = 2;

interface CostScope {
	readonly schema: GraphQLSchema;
	readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
	readonly variables: Readonly<Record<string, unknown>>;
	readonly defaults: ReadonlyMap<string, ValueNode>;
}

/**
 * The upper bound charged before a query runs: an object 1, a connection 2 plus its page size
 * times one node, a scalar nothing, a mutation at least 10. `nodes` costs its object per id.
 */
export function requestedCost(
	schema: GraphQLSchema,
	document: DocumentNode,
	operation: OperationDefinitionNode,
	variables: Readonly<Record<string, unknown>>,
): number {
	const root = schema.getRootType(operation.operation);
	if (!root) return 0;
	const fragments = new Map(
		document.definitions.flatMap((one) =>
			one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
		),
	);
	const defaults = new Map(
		(operation.variableDefinitions ?? []).flatMap((one) =>
			one.defaultValue ? [[one.variable.name.value, one.defaultValue] as const] : [],
		),
	);
	const scope: CostScope = { schema, fragments, variables, defaults };
	const cost = selectionCost(scope, operation.selectionSet, root);
	return operation.operation === 'mutation' ? Math.max(MUTATION_COST, cost + MUTATION_COST) : cost;
}

/** What an answer cost: one per object that came back, and ten for a mutation. */
export function actualCost(
	data: unknown,
	operation: 'query' | 'mutation' | 'subscription',
): number {
	return countObjects(data) - 1 + (operation === 'mutation' ? MUTATION_COST : 0);
}

function selectionCost(
	scope: CostScope,
	selection: SelectionSetNode,
	parent: GraphQLCompositeType,
): number {
	return selection.selections.reduce((sum, node) => {
		if (node.kind === Kind.FIELD) return sum + fieldCost(scope, node, parent);
		if (node.kind === Kind.INLINE_FRAGMENT) {
			const type = node.typeCondition && scope.schema.getType(node.typeCondition.name.value);
			const on = type && isCompositeType(type) ? type : parent;
			return sum + selectionCost(scope, node.selectionSet, on);
		}
		const fragment = scope.fragments.get(node.name.value);
		const type = fragment && scope.schema.getType(fragment.typeCondition.name.value);
		if (!fragment || !type || !isCompositeType(type)) return sum;
		return sum + selectionCost(scope, fragment.selectionSet, type);
	}, 0);
}

function fieldCost(scope: CostScope, node: FieldNode, parent: GraphQLCompositeType): number {
	if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
	const field = parent.getFields()[node.name.value];
	const type = field && getNamedType(field.type);
	if (!type || !isCompositeType(type) || !node.selectionSet) return 0;
	const inner = selectionCost(scope, node.selectionSet, type);
	if (type.name === 'PageInfo') return 0;
	const size = sizeOf(scope, node);
	if (type.name.endsWith('Connection')) return CONNECTION_COST + size * Math.max(inner, 1);
	if (parent.name.endsWith('Connection')) return 1 + inner;
	return size * (1 + inner);
}

function sizeOf(scope: CostScope, node: FieldNode): number {
	for (const argument of node.arguments ?? []) {
		const value = readValue(scope, argument.value);
		const name = argument.name.value;
		if ((name === 'first' || name === 'last') && typeof value === 'number') return value;
		if (name === 'ids' && Array.isArray(value)) return value.length;
	}
	return 1;
}

function readValue(scope: CostScope, node: ValueNode): unknown {
	if (node.kind === Kind.INT) return Number(node.value);
	if (node.kind === Kind.LIST) return node.values;
	if (node.kind !== Kind.VARIABLE) return null;
	const given = scope.variables[node.name.value];
	if (given !== undefined) return given;
	const fallback = scope.defaults.get(node.name.value);
	return fallback ? readValue(scope, fallback) : null;
}

function countObjects(value: unknown): number {
	if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countObjects(one), 0);
	if (value === null || typeof value !== 'object') return 0;
	return Object.values(value).reduce<number>((sum, one) => sum + countObjects(one), 1);
}
