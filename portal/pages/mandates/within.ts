import { fieldOf, RIGHTS, type Service } from '../rights/asked-rights.ts';
import type { Mandate } from './mandate-facts.ts';

/** The services of a mandate, each with the rights that the mandate allows: nothing beyond them can be chosen. */
export const servicesWithin = (
  { services: held }: Pick<Mandate['terms'], 'services'>,
  catalogue: readonly Service[],
): Service[] =>
  catalogue.flatMap((service) => {
    const highest = held[service.code];
    return highest === undefined
      ? []
      : [
          {
            ...service,
            rights: service.rights.filter((right) => RIGHTS.indexOf(right) >= RIGHTS.indexOf(highest)),
          },
        ];
  });

/** What the error summary leads to where no right was chosen. */
export const firstRight = ([first]: readonly Service[]): string => fieldOf(first?.code ?? '');
