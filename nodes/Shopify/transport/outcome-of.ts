import { err, ok, type Result } from '../../../domain/result';
import { RemoteError } from '../../shared/remote-error';

/** A remote failure as a value; any other error stays one. */
export async function outcomeOf<T>(call: Promise<T>): Promise<Result<T, RemoteError>> {
	return await call.then(ok<T>, (error: unknown) =>
		error instanceof RemoteError ? err(error) : Promise.reject(error),
	);
}
