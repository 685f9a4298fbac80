import { describe, expect, it } from 'vitest';
import { RegisterSilent } from '../../../portal/client/refusal.ts';
import { faultsOf } from '../../../portal/page/faults.ts';
import { refusedAt } from '../../../shared/domain/errors.ts';
import { refusal } from '../../support/portal/fake-register.ts';

const email = { field: 'email', sentence: 'Cette personne est déjà là.' };
const service = { field: 'service', sentence: 'Choisissez un service ouvert.' };
const unknownService = refusedAt('/grants/0/service', { code: 'unknown-service', facts: { service: 'DSN' } });

describe('what a page says of a refusal', () => {
  it('is its own sentence for the code', () => {
    expect(faultsOf(refusal('already-member'), { 'already-member': email })).toEqual([email]);
  });

  it('stands beside the field whose part of the body the register names, whatever the code', () => {
    const byRule = refusal(unknownService.refusal, unknownService.faults);
    const byShape = refusal('bad-input', [{ code: 'missing', pointer: '/grants/0/service' }]);
    for (const refused of [byRule, byShape]) {
      expect(faultsOf(refused, {}, { '/grants': service, '/grant': email })).toEqual([service]);
    }
  });

  it('is the register’s sentence where the page has none, and where the fault is in no part of the body', () => {
    const refused = refusal('bad-input', [
      { code: 'missing', pointer: '/name' },
      { code: 'page-token', parameter: 'next' },
      { code: 'card-not-reviewed', facts: { organisation: '219200235', person: 'p' } },
    ]);
    const said = faultsOf(refused, {}, { '/grants': service });
    expect(said.map(({ field }) => field)).toEqual([undefined, undefined, undefined]);
    expect(said.map(({ sentence }) => sentence)).toEqual(refused.faults.map(({ detail }) => detail));
    expect(refused.faults[2]?.href).toContain('219200235');
  });

  it('is a page of its own where the refusal names no faults, or is none', () => {
    const last = refusal('last-administrator');
    expect(() => faultsOf(last, { 'already-member': email }, { '/grants': service })).toThrow(last);
    const silent = new RegisterSilent(new Error('reset'));
    expect(() => faultsOf(silent, {})).toThrow(silent);
  });
});
