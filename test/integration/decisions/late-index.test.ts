import { expect, it } from 'vitest';
import { systemClock } from '../../../shared/domain/instants.ts';
import { done, hire, openOffice } from '../../support/access/members.ts';
import { openPoint } from '../../support/decisions/live-questions.ts';
import { throughFaults } from '../../support/faults/fault-client.ts';
import { only } from '../../support/faults/rates.ts';
import { createTestTable } from '../../support/local-table.ts';
import { activeMandate, openMandatary } from '../../support/mandates/mandates.ts';

/** Indexes show nothing of the last two seconds. */
const RATES = only({ 'late index': 1 });

it('finds where somebody may act, though no index shows that they joined', async () => {
  const table = throughFaults(await createTestTable(), { seed: 1, rates: RATES });
  const office = await openOffice(table);
  const mandatary = await openMandatary(office);
  const mandateId = await activeMandate(office, mandatary);
  const grant = { services: { DSN: 'sign' }, establishments: 'all' };
  const { register, administrator } = mandatary;
  const nadia = await hire(mandatary, [grant]);
  done(await register(administrator, 'giveGrant', { params: nadia.params, body: { ...grant, mandateId } }));
  const { body } = await openPoint(table, systemClock)('resources', {
    subject: { type: 'person', id: nadia.personId },
    action: { name: 'sign' },
    resource: { type: 'declaration' },
  });
  const found = body.results.map(({ id }: { id: string }) => id);
  expect(found).toContain(`${office.organisation.open}/DSN`);
  expect(found).toContain(`${mandatary.organisation.open}/DSN`);
});
