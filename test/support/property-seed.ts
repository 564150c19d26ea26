import fc from 'fast-check';

/** Property tests take the same examples in every run, so that a failure is the change's own; FC_SEED takes others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FC_SEED'] ?? 1) });
