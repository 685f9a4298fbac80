import { Logger } from '@aws-lambda-powertools/logger';

/** One line of JSON per event. It holds only identifiers, codes and counts: no names, addresses, bodies or tokens. */
export const logger = new Logger({ serviceName: 'trousseau' });
