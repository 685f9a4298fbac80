import { measureBundle } from './bundle.ts';
import { measureEvaluation } from './evaluation.ts';

/** What each figure may be at most. */
const BOUNDS = {
  'evaluation.ratioToBareRead': 1.15,
  'bundle.ratioToSdk': 1.15,
  'init.ratioToSdk': 1.15,
} as const;

const { bundle, init } = measureBundle();
const evaluation = await measureEvaluation();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ evaluation, bundle, init }, null, 2));
} else {
  const rows = {
    'evaluation.ratioToBareRead': evaluation.ratioToBareRead,
    'evaluation.readUnits.consult': evaluation.readUnits.consult,
    'evaluation.readUnits.sign': evaluation.readUnits.sign,
    'bundle.ratioToSdk': bundle.ratioToSdk,
    'bundle.ratioToSdkSameOptions': bundle.ratioToSdkSameOptions,
    'init.ratioToSdk': init.ratioToSdk,
    'init.ratioToSdkSameOptions': init.ratioToSdkSameOptions,
  };
  const bounds: Record<string, number> = BOUNDS;
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, value]) => [
        name,
        { measured: Number(value.toFixed(3)), 'at most': bounds[name] ?? '' },
      ]),
    ),
  );
}
