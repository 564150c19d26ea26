import { linesToResolve, skusOf } from '../../domain/edit/skus-to-resolve';

/** Target SKUs that a plan would add and that must be looked up first, as the node asks for them. */
export const skusToResolve = (...[snapshot, target, mappings]: Parameters<typeof linesToResolve>) =>
	skusOf(linesToResolve(snapshot, target, mappings), mappings);
