import * as z from 'zod/mini';
import { dayField, siretField } from '../fields.ts';
import { publicEvent } from '../public-event.ts';

const closed = {
  siret: siretField,
  closedFrom: dayField('Closed from that day on, in Paris'),
  successor: z.optional(siretField),
};
const moved = {
  siret: siretField,
  successor: siretField,
  movedOn: dayField('The day of the move, in Paris'),
};
const reopened = {
  siret: siretField,
  reopenedOn: z.optional(dayField('Open from that day on, in Paris; absent where it never was closed')),
};

/**
 * Events about what Sirene says of establishments. No right ends; decisions answer no while an establishment is
 * closed.
 */
export const establishmentEvents = {
  'establishment.closed': publicEvent({
    what: 'An establishment closes: decisions about it are no from that day on.',
    data: z.object(closed),
    from: { 'establishment.closed': z.object(closed) },
  }),
  'establishment.reopened': publicEvent({
    what: 'An establishment is open again, or turns out never to have been closed.',
    data: z.object(reopened),
    from: { 'establishment.reopened': z.object(reopened) },
  }),
  'establishment.moved': publicEvent({
    what: 'A head office that had closed turns out to have moved: `successor` was created on the day of its closing.',
    data: z.object(moved),
    from: { 'establishment.moved': z.object(moved) },
  }),
} as const;
