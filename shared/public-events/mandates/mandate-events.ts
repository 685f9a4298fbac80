import * as z from 'zod/mini';
import { grantField, instantField, mandateField, personField, sirenField } from '../fields.ts';
import { publicEvent } from '../public-event.ts';

const side = z.enum(['mandator', 'mandatary']);

/**
 * Both sides have the mandate in their evidence. An event is published for each, under its own SIREN, with the same
 * version.
 */
const mandate = {
  mandate: mandateField,
  mandator: sirenField.check(z.describe('SIREN of the organisation that lets the other one act')),
  mandatary: sirenField.check(z.describe('SIREN of the organisation that acts for the other one')),
  side: side.check(z.describe('Which of the two `siren` is here')),
};
const proposed = {
  ...mandate,
  expiresAt: instantField('When the proposal lapses if nobody answers'),
};
const ended = { ...mandate, by: side.check(z.describe('Which side ended it')) };
const expiring = { ...mandate, until: instantField('When the mandate runs out, or has run out') };
const noted = {
  mandatary: mandate.mandatary,
  ended: z.array(grantField).check(z.describe('Grants that have ended, on the card at the mandatary')),
};

/** Events about who lets whom act, and who acts under a mandate. */
export const mandateEvents = {
  'mandate.proposed': publicEvent({
    what: 'A mandate is proposed. Nobody can act under it before it is accepted.',
    data: z.object(proposed),
    from: { 'mandate.proposed': z.object(proposed) },
  }),
  'mandate.accepted': publicEvent({
    what: 'A mandate is in force.',
    data: z.object(mandate),
    from: { 'mandate.accepted': z.object(mandate) },
  }),
  'mandate.refused': publicEvent({
    what: 'A proposed mandate was refused.',
    data: z.object(mandate),
    from: { 'mandate.refused': z.object(mandate) },
  }),
  'mandate.narrowed': publicEvent({
    what: 'A mandate was narrowed. What grants under it give beyond it no longer counts.',
    data: z.object(mandate),
    from: { 'mandate.narrowed': z.object(mandate) },
  }),
  'mandate.ended': publicEvent({
    what: 'A mandate has ended, or its proposal was taken back. No grant under it counts any more.',
    data: z.object(ended),
    from: { 'mandate.ended': z.object(ended) },
  }),
  'mandate.expiring': publicEvent({
    what: 'A mandate runs out soon.',
    data: z.object(expiring),
    from: { 'mandate.expiring': z.object(expiring) },
  }),
  'mandate.expired': publicEvent({
    what: 'A mandate has run out.',
    data: z.object(expiring),
    from: { 'mandate.expired': z.object(expiring) },
  }),
  'mandate.grants-changed': publicEvent({
    what: 'What a person of the mandatary may do for this organisation has changed.',
    data: z.object({
      personId: personField,
      ...noted,
      given: z.array(grantField).check(z.describe('Grants that are new, on the card at the mandatary')),
    }),
    from: {
      'mandate.grants-changed': z.pipe(
        z.object({ ...noted, given: z.array(z.object({ grant: grantField })) }),
        z.transform(({ given, ...data }) => ({ ...data, given: given.map(({ grant }) => grant) })),
      ),
    },
  }),
} as const;
