// A landing must not depend on luck: property tests start from one seed, and from another with `FAST_CHECK_SEED=$RANDOM npm test`.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FAST_CHECK_SEED ?? 20260101) });
