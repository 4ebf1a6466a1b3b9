export type Sent = { id: string } | { error: string | null };

export const MOST_BYTES = 10 * 1024 * 1024;
export const ACCEPTED = ".csv,.tsv,.txt,text/csv";

/** Sends a sheet as it is. An error says what is wrong with it, in the server's words; null when nobody answered. */
export async function sendSheet(file: File, locale: string): Promise<Sent> {
  try {
    const answer = await fetch(`/upload/sheet?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: { "content-type": "text/csv", "accept-language": locale },
      body: file,
    });
    const said = await answer.json();
    return answer.ok ? said : { error: said.errors?.[0]?.message ?? null };
  } catch {
    return { error: null };
  }
}

/** Where the report of an import is fetched. */
export function reportAddress(id: string, locale: string): string {
  return `/download/imports/${id}.csv?locale=${locale}`;
}
