import * as z from 'zod/mini';
import file from './help-topics.json' with { type: 'json' };

export const helpTopicsSchema = z.object({
  topics: z.array(z.object({ code: z.string(), label: z.string(), procedure: z.string() })),
  contacts: z.array(z.object({ label: z.string(), phone: z.string() })),
});

/** The leaflet's help topics, each with the procedure that people finish by themselves. */
export const HELP_TOPICS = helpTopicsSchema.parse(file);
