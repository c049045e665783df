/** What the provider says of its resource types. Passed in; see scripts/cloudformation-facts.mjs for how it is made. */
export interface CloudFormationFacts {
  /** Where it comes from: `@aws-cdk/aws-service-spec 0.1.216`. */
  readonly source: string;
  /** By type: `AWS::S3::Bucket`. */
  readonly resources: Readonly<Record<string, ResourceSchema>>;
  /** Types that exist, and whose properties are not at hand. */
  readonly others: readonly string[];
}

export interface ResourceSchema {
  readonly properties: Properties;
  /** What `Fn::GetAtt` can ask for; a dot within a name goes into an object. */
  readonly attributes: readonly string[];
  /** The objects within, by name. */
  readonly types: Readonly<Record<string, Properties>>;
}

export type Properties = Readonly<Record<string, PropertySchema>>;

export interface PropertySchema {
  readonly type: ValueType;
  readonly required?: boolean | undefined;
}

/** A primitive by name, one of some values, a list, a map, one of several types, or an object (by its name among the resource's types). */
export type ValueType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'json'
  | 'date-time'
  | 'null'
  | 'tag'
  | { readonly values: readonly (string | number)[] }
  | { readonly list: ValueType }
  | { readonly map: ValueType }
  | { readonly anyOf: readonly ValueType[] }
  | { readonly type: string };
