import { AppError } from '../../core/errors.ts'

/** The bytes of a file as a call carries them; `unreadable` is said where the disk does not give them. */
export async function base64Of(file: File, unreadable: string): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new AppError('unreadable-file', unreadable, undefined, reader.error))
    reader.readAsDataURL(file)
  })
  return address.slice(address.indexOf(',') + 1)
}
