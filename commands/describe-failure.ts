import { DynamoDBServiceException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { SireneNotConfigured } from '../functions/jobs/sync-sirene.ts';
import { OptionRefused } from '../local/start-options.ts';
import { InseeRefused } from '../shared/sirene/insee-failure.ts';
import { StockFileRefused } from '../shared/sirene/read-stock.ts';
import { SectorRuleRefused } from '../shared/sirene/sector-rule.ts';
import { UnprocessedKeys } from '../shared/table/batch-get.ts';
import { UnprocessedItems } from '../shared/table/batch-put.ts';

/** Errors whose messages are sentences for the person at the terminal. */
const FOR_PEOPLE = [InseeRefused, OptionRefused, SectorRuleRefused, SireneNotConfigured, StockFileRefused];

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** One sentence for what a person can put right. For a fault of ours, all that is known of it. */
export const describeFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (FOR_PEOPLE.some((refusal) => error instanceof refusal)) return error.message;
  if (codeOf(error).startsWith('ERR_PARSE_ARGS')) return `${error.message} (see --help).`;
  if (error instanceof ResourceNotFoundException) return 'There is no such table there.';
  if (codeOf(error) === 'ECONNREFUSED')
    return 'Nothing answers at the address of the table: has the system stopped? Start it with npm start.';
  if (error instanceof UnprocessedKeys || error instanceof UnprocessedItems)
    return `${error.message}: it is throttling. Run the import again later; what was written stays.`;
  if (error instanceof DynamoDBServiceException) return `DynamoDB refused: ${error.message}`;
  return error.name === 'CredentialsProviderError' || error.message === 'Region is missing'
    ? `The AWS environment is not complete: ${error.message}.`
    : (error.stack ?? error.message);
};
