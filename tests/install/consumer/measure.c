/* A program of somebody else: how much of a line lies where, and its stations every 20 km. */
#include <corridor.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    cor_shares shares;
    cor_places places;
    if (argc != 3 || cor_measure_split(&shares, argv[1], 0, argv[2], NULL, NULL) != 0 ||
        cor_measure_places(&places, argv[1], 0, 20000, NULL) != 0)
        return 1;
    for (size_t i = 0; i < shares.count; i++)
        printf("%s %.1f\n", shares.items[i].where == COR_WITHIN ? shares.items[i].name : "outside",
               shares.items[i].length_m);
    for (size_t i = 0; i < places.count; i++)
        printf("%.1f %.5f %.5f\n", places.items[i].distance_m, places.items[i].lon_deg,
               places.items[i].lat_deg);
    cor_shares_free(&shares);
    cor_places_free(&places);
    cor_places none;
    char *messages;
    int bad = cor_measure_places(&none, argv[1], 0, 0, NULL),
        no_line = cor_measure_places(&none, argv[1], 7, 1, &messages);
    cor_messages_free(messages);
    return bad == 2 && no_line == 1 && none.count == 0 ? 0 : 1;
}
