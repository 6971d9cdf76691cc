import { z } from 'zod';

/** What one check found out. */
export const findingSchema = z
  .object({
    check: z.string().meta({ description: 'Stable name of the check' }),
    status: z.enum(['ok', 'warning', 'failed']),
    message: z.string(),
    advice: z.string().optional().meta({ description: 'What to do about it' }),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;

/** Answer of `GET /doctor`. */
export const diagnosisSchema = z
  .object({ status: z.enum(['ok', 'warning', 'failed']), findings: z.array(findingSchema) })
  .meta({ id: 'Diagnosis' });
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** The worst of all findings is the verdict. */
export function diagnosisOf(findings: Finding[]): Diagnosis {
  const has = (status: Finding['status']): boolean => findings.some((finding) => finding.status === status);
  return { status: has('failed') ? 'failed' : has('warning') ? 'warning' : 'ok', findings };
}

export function ok(check: string, message: string): Finding {
  return { check, status: 'ok', message };
}

export function warning(check: string, message: string, advice: string): Finding {
  return { check, status: 'warning', message, advice };
}

export function failed(check: string, message: string, advice: string): Finding {
  return { check, status: 'failed', message, advice };
}
