import * as z from 'zod/mini';
import { routes } from '../functions/organisations/contract.ts';
import type { AnswerOf } from '../portal/client/contract.ts';
import { lambdaHandler } from '../portal/http/lambda-handler.ts';
import type { Answers } from '../test/support/portal/fake-register.ts';
import { createTestPortal } from '../test/support/portal/test-portal.ts';

type Coverage = AnswerOf<'GET /organisations/{siren}/coverage'>;

const ROWS = 50;

/** A page of fifty rows with a cell for each of six services. */
const fiftyRows = (): Answers => {
  const example = z.parse(z.custom<Coverage>(), structuredClone(routes.getCoverage.answer.example));
  const [place] = example.items;
  if (place === undefined) throw new Error('the example has a place');
  const services = ['DSN', 'PASRAU', 'DPAE', 'DSIJ', 'DAT', 'AER'].map((service) => ({
    service,
    count: place.services[0]?.count ?? 0,
    signatories: place.services[0]?.signatories ?? [],
  }));
  const items = Array.from({ length: ROWS }, () => ({ ...place, services }));
  return { 'GET /organisations/{siren}/coverage': { ...example, items, found: ROWS } };
};

/** Pages rendered in this process for somebody who is logged in, around a register that answers at once. */
export const openPages = async (
  given: Pick<NonNullable<Parameters<typeof createTestPortal>[0]>, 'assets' | 'origin'>,
) => {
  const portal = createTestPortal(given);
  const { id } = await portal.logIn();
  portal.register.answerWith(fiftyRows());
  const name = portal.origin.startsWith('https:') ? '__Host-session' : 'session';
  const cookie = { name, value: id };
  return {
    cookie,
    handler: lambdaHandler((request, bindings) => portal.fetch(request, bindings), portal.origin),
    render: async (path: string): Promise<string> => {
      const headers = { cookie: `${name}=${id}` };
      const answer = await portal.fetch(new Request(`${portal.origin}${path}`, { headers }));
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return answer.text();
    },
  };
};
