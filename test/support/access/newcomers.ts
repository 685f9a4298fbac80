import type { Client } from '../http-client.ts';
import type { TestedSystem } from '../system.ts';

export interface NewMember {
  personId: string;
  email: string;
  token: string;
  client: Client;
  /** The path of the card: `/organisations/<siren>/members/<personId>`. */
  path: string;
}

let rank = 0;
export const newAddress = (): string => {
  rank += 1;
  return `newcomer-${rank}@clamart.example`;
};

export const tokenWith = (system: TestedSystem, claims: Record<string, unknown>): Promise<string> =>
  system.tokenWith(claims);

export const tokenOfNewcomer = (system: TestedSystem, email: string): Promise<string> =>
  tokenWith(system, { sub: email, email, given_name: 'Nadia', family_name: 'Roux' });

/** A new person whom the administrator has invited. */
export const inviteNewcomer = async (
  system: TestedSystem,
  administrator: Client,
  organisation: string,
  grants: unknown[] = [],
  names = { familyName: 'Roux', givenName: 'Nadia' },
): Promise<NewMember> => {
  const email = newAddress();
  const { body } = await administrator.post(`${organisation}/members`, { email, ...names, grants });
  const token = await tokenOfNewcomer(system, email);
  const { personId } = body;
  return {
    personId,
    email,
    token,
    client: system.withToken(token),
    path: `${organisation}/members/${personId}`,
  };
};

/** A new person who has accepted the invitation. */
export const welcomeNewcomer = async (
  ...invitation: Parameters<typeof inviteNewcomer>
): Promise<NewMember> => {
  const newcomer = await inviteNewcomer(...invitation);
  const { body } = await newcomer.client.get('/me');
  await newcomer.client.post(body.tasks[0].href);
  return newcomer;
};
