import fc from 'fast-check';

/** A failure prints its seed. `FAST_CHECK_SEED=<seed> npm test` plays the same run again. */
const { FAST_CHECK_SEED } = process.env;
if (FAST_CHECK_SEED !== undefined) fc.configureGlobal({ seed: Number(FAST_CHECK_SEED) });
