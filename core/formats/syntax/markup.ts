/** Whether a text begins like JSON, XML, HTML or another syntax that prose never begins with. */
export function isMarkup(head: string): boolean {
  return /^\s*(?:[{[]\s*["{[\]}]|<[\w!?/]|WEBVTT(?:\s|$)|;FFMETADATA|CHAPTER\d|\{\\rtf)/.test(head)
}
