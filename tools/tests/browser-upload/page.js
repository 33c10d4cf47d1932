// Runs in the page, after `upload.js` of docs/guides/files.md.

/** Uploads a photo that is made here; gives the file's id, how far it was at each event, and how large it is. */
globalThis.uploadPhoto = async function uploadPhoto({ gateway, token, operations }) {
  async function ask(operation, variables) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const body = JSON.stringify({ query: operations[operation], variables })
    const { data, errors } = await (await fetch(gateway, { method: 'POST', headers, body })).json()
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  // Noise, which no format makes small.
  const canvas = new OffscreenCanvas(800, 600)
  const context = canvas.getContext('2d')
  const pixels = context.createImageData(800, 600)
  for (let i = 0; i < pixels.data.length; i++) pixels.data[i] = i % 4 === 3 ? 255 : Math.random() * 255
  context.putImageData(pixels, 0, 0)
  const type = 'image/jpeg'
  const photo = new File([await canvas.convertToBlob({ type, quality: 0.9 })], 'Hügel.jpg', { type })

  const progress = []
  const { id } = await upload(photo, ask, (loaded) => progress.push(loaded))
  return { id, progress, total: photo.size }
}

/** Gives the size that a picture is shown in. */
globalThis.show = async function show(url) {
  const image = new Image()
  image.src = url
  await image.decode()
  return { width: image.naturalWidth, height: image.naturalHeight }
}
