// placeholder so that the lane libraries have a source
