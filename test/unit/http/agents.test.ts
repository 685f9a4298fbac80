import { describe, expect, it } from 'vitest';
import { claimsFor } from '../../../functions/identity/claims-for.ts';
import { type AgentRules, agentRulesTextSchema, isAgent } from '../../../shared/http/agents.ts';
import type { Claims } from '../../../shared/http/claims.ts';

const ISSUER = 'https://agents.example';
const RULES = { issuer: ISSUER, secondFactor: { claim: 'amr', values: ['otp', 'hwk'] } } satisfies AgentRules;
const TOKEN: Claims = { iss: ISSUER, sub: 'agnes', groups: '[support]', amr: '[pwd otp]' };

describe('an agent of support', () => {
  it.each<[string, Partial<Claims>]>([
    ['with the group alone, as a list', {}],
    ['with the group alone, as a text', { groups: 'support' }],
    ['with several groups of the pool', { groups: undefined, 'cognito:groups': '[staff support]' }],
    ['with another second factor that counts', { amr: '[hwk]' }],
    ['with one method, as a text', { amr: 'otp' }],
  ])('is known by a token %s', (_, claims) => {
    expect(isAgent({ ...TOKEN, ...claims }, RULES)).toBe(true);
  });

  it.each<[string, Partial<Claims>]>([
    ['of the issuer of people', { iss: 'https://people.example' }],
    ['of an issuer whose name only begins alike', { iss: `${ISSUER}.evil.example` }],
    ['without group', { groups: undefined }],
    ['of the group "no support", which the gateway writes as it would two', { groups: '[no support]' }],
    ['of the group "no support", as a text', { groups: 'no support' }],
    ['of the group "no,support" of the pool', { groups: undefined, 'cognito:groups': '[no,support]' }],
    ['of the group "[support]" of the pool', { groups: undefined, 'cognito:groups': '[[support]]' }],
    ['of the group Support', { groups: '[Support]' }],
    ['of the group supporters', { groups: '[supporters]' }],
    ['without a second factor', { amr: '[pwd]' }],
    ['that does not say how its person logged in', { amr: undefined }],
    ['whose second factor is only part of a word', { amr: '[nootp]' }],
    ['that says so in another claim', { amr: undefined, acr: 'otp' }],
  ])('is not made by a token %s', (_, claims) => {
    expect(isAgent({ ...TOKEN, ...claims }, RULES)).toBe(false);
  });

  it('needs a second factor unless the environment asks for none', () => {
    expect(isAgent({ ...TOKEN, amr: undefined }, { issuer: ISSUER })).toBe(true);
  });

  it('cannot be known by rules that are not whole', () => {
    for (const rules of [{}, { issuer: '' }, { issuer: ISSUER, secondFactor: { claim: 'amr', values: [] } }])
      expect(agentRulesTextSchema.safeParse(JSON.stringify(rules)).success).toBe(false);
    expect(agentRulesTextSchema.parse(JSON.stringify(RULES))).toEqual(RULES);
  });
});

describe('a token of the pool', () => {
  const account = {
    email: 'agnes@assistance.example',
    email_verified: 'true',
    'cognito:user_status': 'CONFIRMED',
  };
  const { 'cognito:user_status': _, ...claims } = account;

  it('says that a second factor was asked for where every login asks for one', () => {
    expect(claimsFor(account, true)).toEqual({ ...claims, second_factor: 'totp' });
    expect(claimsFor(account, false)).toEqual(claims);
  });

  it('never says so of an account that another provider opens', () => {
    expect(claimsFor({ ...account, identities: '[{"providerName":"ProConnect"}]' }, true)).toEqual(claims);
    expect(claimsFor({ ...account, 'cognito:user_status': 'EXTERNAL_PROVIDER' }, true)).toEqual(claims);
  });
});
