import { Logger } from '@aws-lambda-powertools/logger';

/** One line of JSON an event. Only identifiers, codes and counts go in: no names, addresses, bodies or tokens. */
export const logger = new Logger({ serviceName: 'trousseau' });
