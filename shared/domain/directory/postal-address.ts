import type { Establishment } from './establishment.ts';

/** Whether the post can deliver there. Sirene may hide an address (`[ND]`), or know one abroad without a code. */
export const hasPostalAddress = ({ address }: Pick<Establishment, 'address'>): boolean =>
  address.postalCode !== undefined && address.city !== undefined;
