/** What Discord refuses in a message: the limits of its documentation, counted in code points. */

import { z } from 'zod';

/** A refusal as the API words it. */
export interface Refusal {
  status: number;
  code: number;
  message: string;
}

const embed = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  footer: z.looseObject({ text: z.string() }).optional(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).default([]),
});

const button = z.looseObject({
  type: z.literal(2),
  custom_id: z.string(),
  label: z.string().optional(),
  disabled: z.boolean().optional(),
});

export const messageBody = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(embed).nullish(),
  components: z.array(z.looseObject({ type: z.literal(1), components: z.array(button) })).nullish(),
  attachments: z.array(z.looseObject({ id: z.string(), filename: z.string() })).nullish(),
  allowed_mentions: z.looseObject({ parse: z.array(z.string()).optional() }).nullish(),
  message_reference: z.looseObject({ message_id: z.string() }).nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  flags: z.int().nullish(),
});

export type MessageBody = z.infer<typeof messageBody>;
export type Embed = z.infer<typeof embed>;

export function refusalOf(body: MessageBody, files: number): Refusal | undefined {
  const wrong = wrongIn(body);
  if (wrong !== undefined) return { status: 400, code: 50_035, message: `Invalid Form Body\n${wrong}` };
  const says = (body.content ?? '').trim() !== '' || (body.embeds ?? []).length > 0 || files > 0;
  return says ? undefined : { status: 400, code: 50_006, message: 'Cannot send an empty message' };
}

function wrongIn({ content, embeds, components, nonce }: MessageBody): string | undefined {
  const total = (embeds ?? []).reduce((sum, one) => sum + unitsOf(one), 0);
  return first([
    longer(content, 2_000, 'content'),
    longer(typeof nonce === 'string' ? nonce : '', 25, 'nonce'),
    (embeds ?? []).length > 10 && 'embeds: at most 10',
    total > 6_000 && `embeds: ${total} of 6000 characters in all`,
    ...(embeds ?? []).flatMap(wrongInEmbed),
    ...wrongInButtons(components ?? []),
  ]);
}

function wrongInEmbed(one: Embed): (string | false)[] {
  const empty = !one.title && !one.description && one.fields.length === 0;
  return [
    empty && 'embeds[0]: This field is required',
    longer(one.title, 256, 'embed title'),
    longer(one.description, 4_096, 'embed description'),
    one.fields.length > 25 && 'embed fields: at most 25',
    ...one.fields.flatMap(({ name, value }) => [
      name.trim() === '' && 'field name: This field is required',
      value.trim() === '' && 'field value: This field is required',
      longer(name, 256, 'field name'),
      longer(value, 1_024, 'field value'),
    ]),
  ];
}

function wrongInButtons(rows: NonNullable<MessageBody['components']>): (string | false)[] {
  const buttons = rows.flatMap((row) => row.components);
  const ids = new Set(buttons.map((one) => one.custom_id));
  return [
    rows.length > 5 && 'components: at most 5 rows',
    rows.some((row) => row.components.length < 1 || row.components.length > 5) &&
      'components: 1 to 5 in a row',
    ids.size < buttons.length && 'components: Component custom id cannot be duplicated',
    ...buttons.flatMap(({ custom_id, label }) => [
      custom_id.length === 0 && 'custom_id: This field is required',
      longer(custom_id, 100, 'custom_id'),
      longer(label, 80, 'label'),
    ]),
  ];
}

function unitsOf({ title = '', description = '', footer, fields }: Embed): number {
  const inFields = fields.reduce((sum, { name, value }) => sum + points(name) + points(value), 0);
  return points(title) + points(description) + points(footer?.text ?? '') + inFields;
}

function longer(text: string | null | undefined, max: number, what: string): string | false {
  return points(text ?? '') > max && `${what}: Must be ${max} or fewer in length.`;
}

function first(found: (string | false)[]): string | undefined {
  return found.find((one) => one !== false) || undefined;
}

function points(text: string): number {
  return [...text].length;
}
