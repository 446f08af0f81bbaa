/* pmn-picture.c: a picture of PNG data
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-picture.h"

#include <string.h>

typedef struct
{
  const char *data;
  gsize left;
} PngSource;

static cairo_status_t
read_png (void *closure, unsigned char *data, unsigned int length)
{
  PngSource *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
pmn_picture_load (GBytes *png)
{
  PngSource source;
  cairo_surface_t *surface;

  source.data = g_bytes_get_data (png, &source.left);
  surface = cairo_image_surface_create_from_png_stream (read_png, &source);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

static cairo_status_t
append_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
pmn_picture_shrink (GBytes *png, int width, int height)
{
  cairo_surface_t *image;
  cairo_surface_t *small;
  GByteArray *bytes;
  cairo_status_t status;
  cairo_t *cr;
  double scale;

  g_return_val_if_fail (png != NULL && width > 0 && height > 0, NULL);

  image = pmn_picture_load (png);
  if (image == NULL)
    return NULL;
  scale = MIN ((double) width / cairo_image_surface_get_width (image),
               (double) height / cairo_image_surface_get_height (image));
  scale = MIN (scale, 1);
  small = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, MAX ((int) (cairo_image_surface_get_width (image) * scale), 1),
      MAX ((int) (cairo_image_surface_get_height (image) * scale), 1));
  cr = cairo_create (small);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  bytes = g_byte_array_new ();
  status = cairo_surface_write_to_png_stream (small, append_png, bytes);
  cairo_surface_destroy (small);
  cairo_surface_destroy (image);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
