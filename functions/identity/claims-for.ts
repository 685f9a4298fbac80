import { SECOND_FACTOR } from './env.ts';

/** The account attributes that the register reads, under their OpenID names. */
const CLAIMS = ['email', 'email_verified', 'given_name', 'family_name'] as const;

/** Whether the account can be entered through another provider, where the pool asks for no second factor. */
const isFederated = (attributes: Record<string, string>): boolean =>
  attributes.identities !== undefined || attributes['cognito:user_status'] === 'EXTERNAL_PROVIDER';

/** What the register reads of an account of the pool. Cognito keeps `amr` for itself, and leaves it out of access tokens. */
export const claimsFor = (
  attributes: Record<string, string>,
  isSecondFactorAsked: boolean,
): Record<string, string> => ({
  ...Object.fromEntries(
    CLAIMS.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]] as const])),
  ),
  ...(isSecondFactorAsked && !isFederated(attributes) && { second_factor: SECOND_FACTOR }),
});
