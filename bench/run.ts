import { measureBulk } from './bulk.ts';
import { measureBundle } from './bundle.ts';
import { measureEvaluation } from './evaluation.ts';

/** The upper bound of each figure. */
const BOUNDS = {
  'evaluation.ratioToBareRead': 1.15,
  'bundle.ratioToSdk': 1.15,
  'init.ratioToSdk': 1.15,
  'bulk.cardWrites': 25,
  'bulk.seconds': 60,
  'bulk.peakMemoryMb': 300,
} as const;

const { bundle, init } = measureBundle();
const evaluation = await measureEvaluation();
const bulk = await measureBulk();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ evaluation, bundle, init, bulk }, null, 2));
} else {
  const rows = {
    'evaluation.ratioToBareRead': evaluation.ratioToBareRead,
    'evaluation.handlerMilliseconds': evaluation.handlerMilliseconds,
    'evaluation.bareMilliseconds': evaluation.bareMilliseconds,
    'evaluation.readUnits.consult': evaluation.readUnits.consult,
    'evaluation.readUnits.sign': evaluation.readUnits.sign,
    'bundle.ratioToSdk': bundle.ratioToSdk,
    'bundle.ratioToSdkSameOptions': bundle.ratioToSdkSameOptions,
    'init.ratioToSdk': init.ratioToSdk,
    'init.ratioToSdkSameOptions': init.ratioToSdkSameOptions,
    'bulk.lines': bulk.lines,
    'bulk.cardWrites': bulk.cardWrites,
    'bulk.seconds': bulk.seconds,
    'bulk.peakMemoryMb': bulk.peakMemoryMb,
  };
  console.log(`On ${evaluation.engine}:`);
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
