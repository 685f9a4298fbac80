import * as z from 'zod/mini';
import { senderAddressSchema } from '../functions/letters/contract.ts';
import {
  ADMINISTRATOR_CHANGE_TERMS,
  administratorChangeTermsSchema,
} from '../shared/domain/administrator-changes/terms.ts';

export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** For example `Trousseau-Dev-Api`. */
export const stackName = (environment: EnvironmentName, part: string): string =>
  `Trousseau-${capitalise(environment)}-${part}`;

/** An origin as browsers write it, on its default port and without path: cookies ask for https. */
const ORIGIN = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const settingsSchema = z.strictObject({
  /** The region of everything. The account is that of the deploying credentials. */
  region: z.string().check(z.regex(/^[a-z]{2}-[a-z]+-\d$/)),
  logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(365)]),
  /** With `canary`, a new version of the API's Lambdas first gets a tenth of the requests, for five minutes. */
  release: z.enum(['all-at-once', 'canary']),
  /** Requests per second of the whole API, and how many may come at once. */
  throttling: z.strictObject({ rate: z.int().check(z.positive()), burst: z.int().check(z.positive()) }),
  /** Agents of support prove a second factor where it is required: of the pool's own accounts, never of federated ones. */
  mfa: z.enum(['optional', 'required']),
  /**
   * The issuer of agents of support, where it is not the pool. Its tokens carry the register's scope, the group alone, a
   * verified address, `auth_time` and the claim of a second factor.
   */
  agents: z.optional(
    z.strictObject({
      issuer: z.url(),
      audience: z.string().check(z.minLength(1)),
      secondFactor: z.strictObject({
        claim: z.enum(['amr', 'acr']),
        values: z.array(z.string().check(z.regex(/^\S+$/))).check(z.minLength(1)),
      }),
    }),
  ),
  /** Whether data and keys outlive the stack, and the table refuses to be deleted. */
  protectData: z.boolean(),
  portal: z.strictObject({
    /** Where browsers see it. Logins come back there; mails and letters lead there. */
    origin: z.string().check(z.regex(ORIGIN)),
    /** The last part of the ARN of its certificate in ACM, which CloudFront takes from us-east-1 alone. */
    certificateId: z.string().check(z.regex(UUID)),
  }),
  mail: z.strictObject({
    /** The sender of e-mails. SES must have verified its domain. */
    from: z.email(),
    /** The help desk's mailbox. People are sent to it, and it is notified of requests that wait for it. */
    supportAddress: z.email(),
  }),
  letters: z.strictObject({
    /** The sender's postal address, without the register's name: letters that cannot be delivered come back to it. */
    senderAddress: senderAddressSchema,
  }),
  /** First part of the hosted login's domain name, unique in its region. */
  loginDomainPrefix: z.string().check(z.regex(/^[a-z0-9-]{1,63}$/)),
  /** How long each wait of a change of administrator lasts. */
  changeTerms: administratorChangeTermsSchema,
  /** How long published events can be replayed. */
  eventArchiveDays: z.int().check(z.positive()),
  /** Relying services. Each has a client with its own secret. */
  machineClients: z.array(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))),
  /** The daily changes of Sirene. Without them `sync-sirene` is not scheduled. */
  sirene: z.optional(
    z.strictObject({
      /** Name of the secret in Secrets Manager with the key of INSEE's portal. */
      keySecretName: z.string().check(z.regex(/^[\w/+=.@-]{1,512}$/)),
    }),
  ),
  /** Federation with an OpenID provider such as ProConnect. Without it people have accounts of the pool. */
  federation: z.optional(
    z.strictObject({
      name: z.string().check(z.regex(/^[A-Za-z]{1,32}$/)),
      issuer: z.url(),
      clientId: z.string().check(z.minLength(1)),
      /** Name of the secret in Secrets Manager with the client's secret. */
      secretName: z.string().check(z.minLength(1)),
    }),
  ),
});
export type Settings = z.infer<typeof settingsSchema>;

const SETTINGS: Record<EnvironmentName, z.input<typeof settingsSchema>> = {
  dev: {
    region: 'eu-west-3',
    logRetentionDays: 30,
    release: 'all-at-once',
    throttling: { rate: 100, burst: 200 },
    mfa: 'optional',
    protectData: false,
    portal: {
      origin: 'https://dev.trousseau.example',
      certificateId: '00000000-0000-4000-8000-000000000001',
    },
    mail: {
      from: 'ne-pas-repondre@dev.trousseau.example',
      supportAddress: 'assistance@dev.trousseau.example',
    },
    letters: { senderAddress: ['TSA 00000', '00000 EXEMPLE CEDEX'] },
    loginDomainPrefix: 'trousseau-dev',
    changeTerms: ADMINISTRATOR_CHANGE_TERMS,
    eventArchiveDays: 7,
    machineClients: ['dsn'],
  },
  staging: {
    region: 'eu-west-3',
    logRetentionDays: 90,
    release: 'canary',
    throttling: { rate: 800, burst: 1_600 },
    mfa: 'required',
    protectData: false,
    portal: {
      origin: 'https://staging.trousseau.example',
      certificateId: '00000000-0000-4000-8000-000000000002',
    },
    mail: {
      from: 'ne-pas-repondre@staging.trousseau.example',
      supportAddress: 'assistance@staging.trousseau.example',
    },
    letters: { senderAddress: ['TSA 00000', '00000 EXEMPLE CEDEX'] },
    loginDomainPrefix: 'trousseau-staging',
    changeTerms: ADMINISTRATOR_CHANGE_TERMS,
    eventArchiveDays: 30,
    machineClients: ['dsn'],
    sirene: { keySecretName: 'trousseau/staging/insee-api-key' },
  },
  prod: {
    region: 'eu-west-3',
    logRetentionDays: 365,
    release: 'canary',
    // Twice the 335 decisions per second expected nation-wide at noon on the 5th and 15th, and the portal's own
    // calls.
    throttling: { rate: 1_000, burst: 2_000 },
    mfa: 'required',
    protectData: true,
    portal: {
      origin: 'https://trousseau.example',
      certificateId: '00000000-0000-4000-8000-000000000003',
    },
    mail: {
      from: 'ne-pas-repondre@trousseau.example',
      supportAddress: 'assistance@trousseau.example',
    },
    letters: { senderAddress: ['TSA 00000', '00000 EXEMPLE CEDEX'] },
    loginDomainPrefix: 'trousseau',
    changeTerms: ADMINISTRATOR_CHANGE_TERMS,
    eventArchiveDays: 90,
    machineClients: ['dsn', 'pasrau'],
    sirene: { keySecretName: 'trousseau/prod/insee-api-key' },
  },
};

/** Shown as one sentence at synthesis, without a stack trace. */
export class ConfigurationRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationRefused';
  }
}

const isEnvironment = (name: unknown): name is EnvironmentName =>
  ENVIRONMENTS.some((environment) => environment === name);

/** @throws ConfigurationRefused */
export const parseEnvironmentName = (name: unknown): EnvironmentName => {
  if (isEnvironment(name)) return name;
  const given = name === undefined ? 'none was named' : `there is no "${String(name)}"`;
  throw new ConfigurationRefused(
    `Name the environment with --context env=${ENVIRONMENTS.join('|')}: ${given}.`,
  );
};

const faultsOf = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => `${[...issue.path, key].join('.')} is not a setting`)
    : [`${issue.path.join('.') || 'the whole'} is missing or wrong`];

/** @throws ConfigurationRefused naming each setting that is missing, unknown or wrong */
export const parseSettings = (environment: EnvironmentName, settings: unknown): Settings => {
  const parsed = settingsSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap(faultsOf);
  throw new ConfigurationRefused(`The settings of ${environment} are not right: ${faults.join('; ')}.`);
};

/** @throws ConfigurationRefused */
export const readSettings = (environment: EnvironmentName): Settings =>
  parseSettings(environment, SETTINGS[environment]);
