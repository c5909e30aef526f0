"""Small pieces that windows are put together from: labels, buttons, pictures, notices."""
