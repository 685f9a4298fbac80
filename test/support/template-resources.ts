import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod/mini';

export const refSchema = z.object({ Ref: z.string() });
export const arnSchema = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });

/**
 * The properties of all resources of a type, by logical id. @throws when one does not have the shape that the test
 * reads
 */
export const resourcesOf = <S extends z.core.$ZodType>(
  template: Template,
  type: string,
  properties: S,
): Map<string, z.core.output<S>> =>
  new Map(
    Object.entries(template.findResources(type)).map(([id, resource]) => [
      id,
      z.parse(properties, resource.Properties),
    ]),
  );
