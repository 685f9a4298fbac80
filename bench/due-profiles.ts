import { parseArgs } from 'node:util';
import { chooseCountingEngine, titleOf } from '../local/choose-engine.ts';
import { createTable } from '../local/create-table.ts';
import { openLocalClient, openLocalTable } from '../local/open-local-table.ts';
import { fillProfiles } from './fill-profiles.ts';
import { measureFlagging } from './measure-flagging.ts';

/** The upper bound of each figure. */
const BOUNDS = {
  'staleProfiles.readUnitsPerFlagged': 0.03,
  'staleProfiles.ratioMillionToTenThousand': 1.05,
} as const;

const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
});

const due = Number(values.due);
const FEW = 10_000;
const many = Number(values.profiles);
const engine = chooseCountingEngine();

/** The job on a table of so many profiles of which the same are due, in an engine of its own. */
const measure = async (profiles: number) => {
  const dynamoDb = await engine.start({});
  try {
    const name = `bench-${profiles}-profiles`;
    await createTable(openLocalClient(dynamoDb.endpoint), name);
    const table = openLocalTable(dynamoDb.endpoint, name);
    const startedAt = performance.now();
    await fillProfiles(table, { profiles, due }, (stored) =>
      console.error(
        `${stored} of ${profiles} profiles stored, ${Math.round((performance.now() - startedAt) / 1_000)} s`,
      ),
    );
    return await measureFlagging(openLocalTable(dynamoDb.endpoint, name), due);
  } finally {
    await dynamoDb.stop();
  }
};

const few = await measure(FEW);
const million = await measure(many);
const staleProfiles = {
  readUnitsPerFlagged: million.readUnits / million.flagged,
  ratioMillionToTenThousand: million.readUnits / few.readUnits,
  /** Units of a second run with nothing due, which is the constant in the figures above. */
  readUnitsOfEmptyRun: million.readUnitsOfEmptyRun,
  writeUnitsPerFlagged: million.writeUnits / million.flagged,
  flagged: million.flagged,
  outcomes: million.outcomes,
  profiles: { few: FEW, many },
  seconds: { few: few.seconds, many: million.seconds },
};

if (values.json) {
  console.log(JSON.stringify({ engine: titleOf(engine), staleProfiles }, null, 2));
} else {
  console.log(`On ${titleOf(engine)}:`);
  console.table({
    'staleProfiles.readUnitsPerFlagged': {
      measured: Number(staleProfiles.readUnitsPerFlagged.toFixed(4)),
      'at most': BOUNDS['staleProfiles.readUnitsPerFlagged'],
    },
    'staleProfiles.ratioMillionToTenThousand': {
      measured: Number(staleProfiles.ratioMillionToTenThousand.toFixed(4)),
      'at most': BOUNDS['staleProfiles.ratioMillionToTenThousand'],
    },
  });
}
