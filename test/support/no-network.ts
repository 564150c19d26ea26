import nock from 'nock';

/** Every test runs with the network shut; only loopback, where the simulators listen, stays open. */
beforeAll(() => {
	nock.disableNetConnect();
	nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);
});

afterAll(() => {
	nock.enableNetConnect();
	nock.cleanAll();
});
