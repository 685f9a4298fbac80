import { beforeAll } from 'vitest';
import { type NewMember, welcomeNewcomer } from '../access/newcomers.ts';
import type { Client, HttpAnswer } from '../http-client.ts';
import { useSystem } from '../system.ts';

/**
 * The fixture of the OpenID Foundation's certification scenario in the register's terms: her `alice` is a signer,
 * `bob` a reader, `record-1` and `record-2` two services of one establishment.
 * https://github.com/openid/authzen/blob/main/certification/authorization-api-1_0-scenario.md
 */
export const CLAMART_PATH = '/organisations/219200235';
export const TOWN_HALL_SIRET = '21920023500014';
export const DSN = { type: 'declaration', id: `${TOWN_HALL_SIRET}/DSN` };
export const DSIJ = { type: 'declaration', id: `${TOWN_HALL_SIRET}/DSIJ` };
export const CONSULT = { name: 'consult' };
export const DECLARE = { name: 'declare' };
export const SIGN = { name: 'sign' };
/** A valid id of nobody. */
export const NOBODY = { type: 'person', id: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B' };

export const PATHS = {
  evaluation: '/access/v1/evaluation',
  evaluations: '/access/v1/evaluations',
  subject: '/access/v1/search/subject',
  resource: '/access/v1/search/resource',
  action: '/access/v1/search/action',
} as const;

interface Fixture {
  administrator: Client;
  machine: Client;
  /** Signs DSN and declares DSIJ. */
  signer: NewMember;
  /** Consults DSN. */
  reader: NewMember;
}

export const useCertification = () => {
  const system = useSystem();
  let fixture: Fixture | undefined;
  beforeAll(async () => {
    const administrator = await system.as('marie.durand');
    const welcome = (services: Record<string, string>): Promise<NewMember> =>
      welcomeNewcomer(system, administrator, CLAMART_PATH, [{ services, establishments: 'all' }]);
    fixture = {
      administrator,
      machine: await system.machine(),
      signer: await welcome({ DSN: 'sign', DSIJ: 'declare' }),
      reader: await welcome({ DSN: 'consult' }),
    };
  });
  const prepared = (): Fixture => {
    if (fixture === undefined) throw new Error('the fixture is not there yet');
    return fixture;
  };
  return {
    system,
    prepared,
    signer: () => ({ type: 'person', id: prepared().signer.personId }),
    reader: () => ({ type: 'person', id: prepared().reader.personId }),
    post: (api: keyof typeof PATHS, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer> =>
      prepared().machine.post(PATHS[api], body, headers),
  };
};

/** An instant in one hour, written as in the standard's own examples: without seconds, with an offset. */
export const inAnHour = (): string => `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 16)}+00:00`;

export type Certification = ReturnType<typeof useCertification>;
