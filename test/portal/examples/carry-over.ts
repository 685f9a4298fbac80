import { routes } from '../../../functions/bulk-changes/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusedAt } from '../../../shared/domain/errors.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

const ROUTE = 'POST /organisations/{siren}/establishments/{siret}/succession';
type CarryOver = AnswerOf<typeof ROUTE>;

const example = routes.carryRightsOver.answer.example as unknown as CarryOver;
const at = '/organisations/219200235/establishments/21920023500014/succession';
const [karim] = example.first;
if (karim === undefined) throw new Error('the contract shows a person');

const NAMES = ['Roux Nadia', 'Vasseur Claire', 'Le-Goff Yann', 'Benali Karim'];
const people = NAMES.map((name) => {
  const [familyName = '', givenName = ''] = name.split(' ');
  return {
    ...{ ...karim, familyName, givenName },
    rights: [
      ...karim.rights,
      { service: 'DSIJ', right: 'declare' as const },
      { service: 'AER', right: 'consult' as const },
    ],
  };
});
const many: CarryOver = {
  ...{ ...example, count: 940, first: people, from: '2026-12-30T23:00:00.000Z' as CarryOver['from'] },
  left: [
    { ...karim, why: 'suspended' },
    { ...karim, familyName: 'Morel', givenName: 'Inès', why: 'refused' },
  ],
};

export const examples: PageExamples = {
  '/organisations/:siren/establishments/:siret/succession': [
    { state: 'one person', at },
    { state: 'many, on a day to come', at, answers: { [ROUTE]: many } },
    { state: 'changed meanwhile', at: `${at}?changed=1` },
    {
      state: 'reopened meanwhile',
      at,
      send: {},
      afterwards: {
        [ROUTE]: refusal({ code: 'establishment-not-closed', facts: { siret: '21920023500014' } }),
      },
      status: 409,
    },
    { state: 'nothing to carry over', at, answers: { [ROUTE]: { ...example, count: 0, first: [] } } },
    { state: 'to be named', at, answers: { [ROUTE]: refusal('no-successor') } },
    {
      state: 'not named',
      at,
      answers: { [ROUTE]: refusal('no-successor') },
      send: { successor: '' },
      status: 422,
    },
    {
      state: 'another body’s establishment named',
      at: `${at}?successor=13002526500013`,
      answers: {
        [ROUTE]: refusal(
          { code: 'unknown-establishment', facts: { siret: '13002526500013' } },
          refusedAt('/successor', { code: 'unknown-establishment', facts: { siret: '13002526500013' } })
            .faults,
        ),
      },
      status: 422,
    },
    {
      state: 'not closed after all',
      at,
      answers: { [ROUTE]: refusal({ code: 'establishment-not-closed', facts: { siret: '21920023500014' } }) },
      status: 409,
    },
    { state: 'not for a declarant', at, answers: { [ROUTE]: refusal('forbidden') }, status: 404 },
  ],
};
