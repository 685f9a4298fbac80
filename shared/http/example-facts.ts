import type { Facts } from '../domain/facts.ts';
import { toInstant } from '../domain/instants.ts';

/** The facts in the examples of the OpenAPI document. */
export const EXAMPLE_FACTS: Facts = {
  service: 'DSIJ',
  required: 'DSN',
  right: 'sign',
  allowed: 'declare',
  siret: '21920023500014',
  siren: '819999053',
  until: toInstant('2026-12-05T11:00:00Z'),
  count: 3,
  days: 90,
  minutes: 15,
  min: 1,
  max: 200,
  step: 1,
  line: '7',
  column: 'SIRET du site',
  organisation: '219200235',
  person: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
  mandate: '219200235-819999053-01KB0ZX7C8D0E2F4G6H8J0K2M4',
  review: '01KB0ZX8A1B3C5D7E9F1G3H5J7',
  administratorChange: '219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4',
  bulkChange: '219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4',
};
