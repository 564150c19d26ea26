import { err, ok, type Result } from '../../domain/result';
import { RemoteError } from './remote-error';

/** A remote failure as a value; any other error is a fault of ours and is thrown on. */
export async function remoteOutcome<T>(call: Promise<T>): Promise<Result<T, RemoteError>> {
	return await call.then(
		(value): Result<T, RemoteError> => ok(value),
		(error: unknown): Result<T, RemoteError> => {
			if (error instanceof RemoteError) return err(error);
			throw error;
		},
	);
}
