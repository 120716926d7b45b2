# azure
