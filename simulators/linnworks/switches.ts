/**
 * Behaviour the vendor leaves open, or that users have seen in more than one shape.
 * Letters in brackets name the open questions a sandbox tenant would settle; defaults follow the
 * official documentation.
 */
export interface LinnworksSwitches {
	/** (a) What CreateOrders answers for a paid order it skipped. */
	skippedDuplicateReply: 'omit' | 'existingId';
	/** (b) Whether re-posting an unpaid order as paid also unparks it. */
	repostPaidUnparks: boolean;
	/** (c) What line and header edits and cancellation do on a parked or locked order. */
	parkedEdits: 'strict' | 'silent' | 'lax';
	/** (d) Whether cancelling frees the Source, SubSource, ReferenceNumber triple. */
	referenceReleasedBy: 'never' | 'cancel';
	/** (e) What RemoveOrderItem does to an order inside a live wave. */
	removeLineInWave: 'allow' | 'refuse';
	/** (k) What a line call does that leaves fewer units than have shipped of the line, or removes it. */
	editBelowShipped: 'accept' | 'refuse';
	/** (f) Whether UpdateOrderItem keeps the ItemNumber and ItemSource it is sent. */
	updateItemNumberPersists: boolean;
	/** (g) Which writes beside the order itself move v2 LastUpdated, and the paging limits of v2. */
	lastUpdatedOnNotes: boolean;
	lastUpdatedOnProperties: boolean;
	lastUpdatedOnWaves: boolean;
	v2MaxEntriesPerPage: number;
	v2SearchTokenMinutes: number;
	/** (h) The body of a 401. */
	unauthorizedBody: 'message' | 'empty';
	/** (i) Whether JSON bodies to ChangeStatus and ChangeOrderTag take effect (form always does). */
	jsonStatusWrites: 'work' | 'ignored';
	/** (j) Whether GeneralInfo.PickwaveIds still lists waves that are finished. */
	pickwaveIdsKeepFinished: boolean;
	/** Whether a stock search finds a keyword inside a longer text or only the whole text. */
	stockSearch: 'contains' | 'exact';
	/** What a stock search answers when it finds nothing: users see a 400 in place of an empty list. */
	emptyStockSearch: 'refused' | 'empty';
	/** Whether the levels of an item list every location or only those that ever held some of it. */
	levelRows: 'everyLocation' | 'heldOnly';
	/** Whether the search for processed orders gives dates with their time zone or without. */
	processedDates: 'zoned' | 'bare';
	/** Orders that a page of that search holds at most, however many are asked for. */
	processedPerPage: number;
	/** Whether units of a composite are packed under the row of the composite or under those of its components. */
	packedComposites: 'components' | 'composite';
	/** Whether a new session ends the older ones. */
	singleSession: boolean;
	/** Minutes without a call after which a session token is refused. */
	sessionIdleMinutes: number;
	quota: boolean;
	/** Multiplies the documented 150 or 250 calls a minute. */
	quotaScale: number;
	/** Answer 400 with the quota text, as seen in the field, instead of 429. */
	quotaAs400: boolean;
	quotaRetryAfter: boolean;
	/** Whether an unlinked line stops ProcessOrder. */
	unlinkedBlocksProcessing: boolean;
	/** Whether units that are booked as returned, but are not back yet, can be booked a second time. */
	bookedReturnsBlock: boolean;
	/** Whether orders of a source that is no channel of Linnworks take refunds, which then stay inside the account. */
	internalRefunds: boolean;
}

export const DEFAULT_SWITCHES: Readonly<LinnworksSwitches> = {
	skippedDuplicateReply: 'omit',
	repostPaidUnparks: true,
	parkedEdits: 'strict',
	referenceReleasedBy: 'never',
	removeLineInWave: 'allow',
	editBelowShipped: 'accept',
	updateItemNumberPersists: true,
	lastUpdatedOnNotes: true,
	lastUpdatedOnProperties: true,
	lastUpdatedOnWaves: true,
	v2MaxEntriesPerPage: 200,
	v2SearchTokenMinutes: 20,
	unauthorizedBody: 'message',
	jsonStatusWrites: 'work',
	pickwaveIdsKeepFinished: true,
	stockSearch: 'contains',
	emptyStockSearch: 'refused',
	levelRows: 'everyLocation',
	processedDates: 'zoned',
	processedPerPage: 200,
	packedComposites: 'components',
	singleSession: false,
	sessionIdleMinutes: 20,
	quota: true,
	quotaScale: 1,
	quotaAs400: false,
	quotaRetryAfter: true,
	unlinkedBlocksProcessing: false,
	bookedReturnsBlock: true,
	internalRefunds: true,
};
