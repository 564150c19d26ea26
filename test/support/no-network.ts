import nock from 'nock';

/**
 * Every test runs with the network shut; only loopback, where the simulators listen, stays open. Node's http module is
 * one for all test files of a process, so the door is taken out again: otherwise each file adds one to walk through.
 */
beforeAll(() => {
	nock.disableNetConnect();
	nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);
});

afterAll(() => {
	nock.enableNetConnect();
	nock.cleanAll();
	nock.restore();
});
