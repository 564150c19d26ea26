/** When a process dies: at which of its acts, and whether that act still reaches the outside. */
export type Death = { at: number; moment: 'before' | 'after' };

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/**
 * The life of one n8n process. Every call to a vendor and every touch of a table passes through it, one at a time, so
 * that a story runs the same way each time it is told. Once dead, nothing passes any more and nothing is answered.
 */
export class Life {
	private turn: Promise<unknown> = Promise.resolve();
	private acts = 0;
	private death: Death | null = null;
	private isDead = false;
	private tellDeath: () => void = () => undefined;
	private readonly died = new Promise<'died'>((resolve) => {
		this.tellDeath = () => resolve('died');
	});

	/** Called before each act with its number, for what the world does meanwhile. */
	meanwhile: (act: number) => void = () => undefined;

	/** Counts acts anew and lets the process die at one of them. */
	begin(death: Death | null): void {
		this.acts = 0;
		this.death = death;
	}

	/** Acts since `begin`. */
	get count(): number {
		return this.acts;
	}

	async act<T>(work: () => Promise<T> | T): Promise<T> {
		const mine = this.turn.then(async () => await this.perform(work));
		this.turn = mine.catch(() => undefined);
		return await mine;
	}

	/** What the work comes to, or that the process died over it. */
	async outlive<T>(work: Promise<T>): Promise<T | 'died'> {
		return await Promise.race([work, this.died]);
	}

	private async perform<T>(work: () => Promise<T> | T): Promise<T> {
		if (this.isDead) return await never<T>();
		const act = this.acts;
		this.acts += 1;
		this.meanwhile(act);
		const isLast = this.death?.at === act;
		if (isLast && this.death?.moment === 'before') return await this.die<T>();
		const result = await work();
		return isLast ? await this.die<T>() : result;
	}

	private async die<T>(): Promise<T> {
		this.isDead = true;
		this.tellDeath();
		return await never<T>();
	}
}
