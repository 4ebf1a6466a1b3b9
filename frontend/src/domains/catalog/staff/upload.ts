export type Uploaded = { url: string; small: string } | { error: string | null };

export const MOST_BYTES = 10 * 1024 * 1024;
export const TYPES = "image/jpeg,image/png,image/webp";

/** Sends a file as it is. An error says what is wrong with it, in the server's words; null when nobody answered. */
export async function uploadPicture(file: File, locale: string): Promise<Uploaded> {
  try {
    const answer = await fetch("/upload/picture", {
      method: "POST",
      headers: { "content-type": file.type || "application/octet-stream", "accept-language": locale },
      body: file,
    });
    const said = await answer.json();
    return answer.ok ? said : { error: said.errors?.[0]?.message ?? null };
  } catch {
    return { error: null };
  }
}

/** A list with one entry moved to another place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, n) => n !== from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}
