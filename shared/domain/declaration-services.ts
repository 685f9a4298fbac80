import * as z from 'zod/mini';
import { type CalendarDate, dateSchema, type Instant, parisDate } from './instants.ts';
import { rightSchema } from './rights.ts';
import catalogueFile from './services.json' with { type: 'json' };

export const declarationServiceSchema = z.object({
  code: z.string(),
  label: z.string(),
  owner: z.string(),
  rights: z.array(rightSchema),
  mandatable: z.boolean(),
  /** Codes of the services on which a person must already hold some right. */
  requires: z.array(z.string()),
  charter: z.optional(z.string()),
  /** The first day on which the service is closed, in Paris. */
  closedOn: z.optional(dateSchema),
});
export type DeclarationService = z.infer<typeof declarationServiceSchema>;

const catalogue = z
  .object({ version: z.string(), services: z.array(declarationServiceSchema) })
  .parse(catalogueFile);

export const CATALOGUE_VERSION = catalogue.version;
export const DECLARATION_SERVICES: readonly DeclarationService[] = catalogue.services;

const byCode = new Map(catalogue.services.map((service) => [service.code, service]));

export const findService = (code: string): DeclarationService | undefined => byCode.get(code);

/** Whether it is closed: true from the first moment in Paris of the closing day. */
export const isClosedFrom = (closedOn: CalendarDate | undefined, instant: Instant): boolean =>
  closedOn !== undefined && closedOn <= parisDate(instant);
