import { parseArgs } from 'node:util';
import { ulid } from 'ulid';
import { OptionRefused } from '../local/start-options.ts';
import { systemClock } from '../shared/domain/instants.ts';
import { importStock } from '../shared/sirene/import-stock.ts';
import { loadSectorRule } from '../shared/sirene/sector-rule.ts';
import { describeFailure } from './describe-failure.ts';
import { findTable, TABLE_OPTIONS } from './find-table.ts';
import { describeCounts, describeRefusal } from './import-report.ts';
import { createProgressLine } from './progress-line.ts';

const HELP = `Imports INSEE's stock files (StockUniteLegale and StockEtablissement, CSV, unzipped) into the register:
the public sector and the mandataries of config/public-sector.json. A second run writes nothing.

  npm run import -- --units FILE --establishments FILE [--port N | --table NAME [--yes-prod]]

  --units FILE           StockUniteLegale_utf8.csv
  --establishments FILE  StockEtablissement_utf8.csv
  --port N               into the system that npm start runs on this port (default 3000)
  --table NAME           into a deployed table; region, credentials and endpoint come from the AWS environment
  --yes-prod             I know that the table is prod's, or may be
  --help                 this text

Rows that cannot be imported are listed with their line and reason, and stop nothing: the exit code is 0.
It is 1 when the import itself could not be done.`;

const OPTIONS = {
  units: { type: 'string' },
  establishments: { type: 'string' },
  ...TABLE_OPTIONS,
  help: { type: 'boolean', short: 'h' },
} as const;

const run = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(HELP);
  const { units: unitsPath, establishments: establishmentsPath } = values;
  if (unitsPath === undefined || establishmentsPath === undefined)
    throw new OptionRefused('Both files are needed: --units FILE --establishments FILE (see --help).');
  const table = await findTable(values);
  const progress = createProgressLine(process.stderr);
  const counts = await importStock(
    { unitsPath, establishmentsPath },
    {
      table,
      sector: loadSectorRule(),
      clock: systemClock,
      newId: () => ulid(),
      onProgress: progress.show,
      onRefused: (row) => {
        progress.clear();
        console.log(describeRefusal(row));
      },
    },
  ).finally(progress.clear);
  console.log(describeCounts(counts));
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
