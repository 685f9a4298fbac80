import { sirenSchema } from '../shared/domain/identifiers.ts';
import { listEstablishments } from '../shared/table/directory/establishments.ts';
import type { Table } from '../shared/table/table.ts';

/** The commune of the demonstration that has 500 establishments. */
export const LARGE_SIREN = sirenSchema.parse('219999018');
export const ADMINISTRATOR = 'sophie.martin@villeneuve.example';
const DECLARANTS = 20;

/** Eight services, each with a right that it offers. */
const RIGHTS = {
  ...{ DSN: 'sign', PASRAU: 'sign', DPAE: 'sign', DSIJ: 'sign', BPIJ: 'consult', AER: 'sign' },
  ...{ 'COMPTE-ENTREPRISE': 'declare', DAT: 'sign' },
};

/** Every service for every establishment, for each of twenty declarants who are new to the register: 80,000 lines. */
export const writeBulkFile = async (table: Table): Promise<{ content: Buffer; lines: number }> => {
  const { establishments } = await listEstablishments(table, LARGE_SIREN);
  const lines = Array.from({ length: DECLARANTS }, (_, rank) =>
    establishments.flatMap(({ siret }) =>
      Object.entries(RIGHTS).map(
        ([service, right]) =>
          `add;agent-${rank}@villeneuve.example;Agent;Numéro ${rank};${siret};${service};${right};;`,
      ),
    ),
  ).flat();
  const header = 'action;email;familyName;givenName;siret;service;right;from;until';
  return { content: Buffer.from([header, ...lines].join('\r\n')), lines: lines.length };
};
