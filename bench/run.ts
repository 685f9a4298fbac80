import { measureBulk } from './bulk.ts';
import { measureBundle } from './bundle.ts';
import { measureEvaluation } from './evaluation.ts';
import { measureLists } from './lists.ts';
import { measurePortal } from './portal.ts';

/** The upper bound of each figure. */
const BOUNDS = {
  'evaluation.ratioToBareRead': 1.15,
  'bundle.ratioToSdk': 1.15,
  'init.ratioToSdk': 1.15,
  'lists.unitsPerWalk.subjects': 1.2,
  'lists.unitsPerWalk.report': 1.2,
  'lists.unitsPerWalk.members': 1.2,
  'lists.unitsPerWalk.resources': 1.2,
  'portal.firstViewBytes.total': 30_720,
  'portal.firstViewBytes.html': 14_336,
  'portal.firstViewBytes.css': 16_384,
  'portal.firstViewBytes.script': 6_144,
  'portal.firstViewBytes.font': 46_080,
  'portal.repeatViewBytes': 10_240,
  'portal.thirdParties': 0,
  'portal.bundleBytes': 307_200,
  'portal.import.ratioToHono': 1.25,
  'portal.loading.ratioToFile': 1.3,
  'portal.loading.layoutShift': 0,
  'portal.fiftyRowsMilliseconds': 6,
  'bulk.cardWrites': 25,
  'bulk.seconds': 60,
  'bulk.peakMemoryMb': 300,
} as const;

const { bundle, init } = measureBundle();
const evaluation = await measureEvaluation();
const lists = await measureLists();
const portal = await measurePortal();
const bulk = await measureBulk();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ evaluation, bundle, init, lists, portal, bulk }, null, 2));
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
    'lists.unitsPerWalk.subjects': lists.unitsPerWalk.subjects,
    'lists.unitsPerWalk.report': lists.unitsPerWalk.report,
    'lists.unitsPerWalk.members': lists.unitsPerWalk.members,
    'lists.unitsPerWalk.resources': lists.unitsPerWalk.resources,
    'portal.firstViewBytes.total': portal.firstViewBytes.total,
    'portal.firstViewBytes.html': portal.firstViewBytes.html,
    'portal.firstViewBytes.css': portal.firstViewBytes.css,
    'portal.firstViewBytes.script': portal.firstViewBytes.script,
    'portal.firstViewBytes.font': portal.firstViewBytes.font,
    'portal.repeatViewBytes': portal.repeatViewBytes,
    'portal.thirdParties': portal.thirdParties,
    'portal.bundleBytes': portal.bundleBytes,
    'portal.import.ratioToHono': portal.import.ratioToHono,
    'portal.import.ratioToHonoAndNode': portal.import.ratioToHonoAndNode,
    'portal.loading.ratioToFile': portal.loading?.ratioToFile ?? Number.NaN,
    'portal.loading.layoutShift': portal.loading?.layoutShift ?? Number.NaN,
    'portal.fiftyRowsMilliseconds': portal.fiftyRowsMilliseconds,
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
