/** The rooms of the domain, and those that each may import. No room leads back to itself, not even by a detour. */
export const DOMAIN_ROOMS = {
  people: [],
  directory: [],
  access: ['directory', 'people'],
  mandates: ['access', 'people'],
  decisions: ['access', 'directory', 'mandates', 'people'],
  reviews: ['access'],
  'administrator-changes': ['access', 'directory', 'people'],
  'bulk-changes': ['access', 'mandates', 'people'],
} as const satisfies Record<string, readonly string[]>;

type Room = keyof typeof DOMAIN_ROOMS;

/** Repositories of one room use those of no other room, except for what a decision reads at once. */
export const TABLE_ROOMS: Record<Room, readonly Room[]> = {
  people: [],
  directory: [],
  access: [],
  mandates: [],
  decisions: ['access', 'directory', 'mandates'],
  reviews: [],
  'administrator-changes': [],
  'bulk-changes': [],
};

/** Here four rooms lead back to themselves. docs/architecture.md says why. */
export const USE_CASE_ROOMS: Record<Room, readonly Room[]> = {
  people: [],
  directory: [],
  access: ['administrator-changes', 'decisions', 'mandates', 'people'],
  mandates: ['access'],
  decisions: ['mandates'],
  reviews: ['access'],
  'administrator-changes': ['access'],
  'bulk-changes': ['access', 'decisions', 'mandates', 'people'],
};
